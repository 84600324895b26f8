package app.nowatch.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a settings record means and what it is when nobody sets it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** The default, written as it would be in the file; empty text where nothing is a sensible state. */
    String byDefault();

    /** One or two sentences for the operator, with units and range. */
    String says();

    /** Whether the value must not be printed. */
    boolean secret() default false;
}
