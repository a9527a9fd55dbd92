package io.hesuan.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that a controller's method needs, checked before its arguments are read: who may not, does not learn
 * what would have been wrong with his request. A class whose methods need different ones is {@link Guarded} instead.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** A permission's name: {@code user.read}. */
    String value();
}
