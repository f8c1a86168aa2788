package com.onelastai.tracking.erasure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents of this collection are erased with the user in their field {@value #USER}, or with the
 * user of their browser.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PersonalData {

  String USER = "userId";

  /** The field with the id of the browser. */
  String browser() default "visitorId";
}
