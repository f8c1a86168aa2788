package com.onelastai.tracking.erasure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents of this collection are erased with the user that they name in {@value #USER}, or whose
 * browser they name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OfPerson {

  String USER = "userId";

  /** The field that names the browser. */
  String browser() default "visitorId";
}
