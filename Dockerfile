# Written without a container engine at hand: the two stages were tried step by step outside of one, the whole was not.
#
# The server for a PostgreSQL of your own (NOWATCH_DATABASE_URL, see compose.yaml); nothing is embedded here.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY pom.xml ./
COPY .mvn .mvn
COPY api api
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp package -Dmaven.test.skip=true \
    && rm target/lib/embedded-postgres-binaries-*.jar
# Only what the program uses of the JDK: java.se, and the few internal parts that its libraries ask for.
RUN "$JAVA_HOME/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.zipfs \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --output /opt/java

FROM debian:trixie-slim
# The user has a name and a fixed number, so that a mounted folder can be given to it.
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin nowatch \
    && install -d -o nowatch -g nowatch -m 0700 /data
COPY --from=build /opt/java /opt/java
COPY --from=build /source/target/lib /opt/nowatch/lib
COPY --from=build /source/target/nowatch.jar /opt/nowatch/nowatch.jar
USER nowatch
WORKDIR /
VOLUME /data
# All addresses, since a container's loopback cannot be reached from outside; publish the port with care.
ENV NOWATCH_HTTP_BIND=0.0.0.0 \
    NOWATCH_HTTP_PORT=8080 \
    NOWATCH_LOG_FORMAT=json \
    NOWATCH_HEAP=256m \
    NOWATCH_JAVA_OPTIONS=-XX:+UseSerialGC \
    MALLOC_ARENA_MAX=2
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$NOWATCH_HTTP_PORT && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# The shell only fills in the variables; java takes its place and gets the signals.
ENTRYPOINT ["sh", "-c", "exec /opt/java/bin/java -Xms64m -Xmx$NOWATCH_HEAP -XX:MaxDirectMemorySize=128m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $NOWATCH_JAVA_OPTIONS -jar /opt/nowatch/nowatch.jar \"$@\"", "nowatch"]
CMD ["serve", "--data", "/data"]
