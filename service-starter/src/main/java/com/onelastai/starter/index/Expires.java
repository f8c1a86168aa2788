package com.onelastai.starter.index;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents of this collection are deleted at the time in their field {@value #FIELD}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Expires {

  String FIELD = "expiresAt";
}
