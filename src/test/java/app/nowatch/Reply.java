package app.nowatch;

import static org.assertj.core.api.Assertions.assertThat;

import app.nowatch.platform.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** What the server answered, with the assertions of a scenario. */
public record Reply(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.read(response.body());
    }

    /** A header's value, or empty text. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Asserts the status; an error must also be a whole error object without a stack trace. */
    public Reply expect(int status) {
        assertThat(status()).as("status of %s: %s", response.uri(), text()).isEqualTo(status);
        if (status >= 400 && !"HEAD".equals(response.request().method())) {
            var error = json();
            assertThat(error.propertyNames()).containsExactlyInAnyOrder("timestamp", "path", "message", "statusCode");
            assertThat(error.get("statusCode").intValue()).isEqualTo(status);
            assertThat(error.get("message").isArray()).isTrue();
            assertThat(error.get("message").size()).isPositive();
            assertThat(text()).doesNotContain("Exception", "\tat ", "org.postgresql", "io.javalin");
        }
        assertThat(header("X-Request-Id")).isNotEmpty();
        return this;
    }

    /** Asserts that the body contains each text. */
    public Reply contains(String... texts) {
        assertThat(text()).contains(texts);
        return this;
    }

    /** Asserts that the body contains none of the texts. */
    public Reply lacks(String... texts) {
        assertThat(text()).doesNotContain(texts);
        return this;
    }

    /** Asserts a success without a body, and without the type of one. */
    public Reply expectNothing(int status) {
        expect(status);
        assertThat(text()).isEmpty();
        assertThat(header("Content-Type")).isEmpty();
        return this;
    }
}
