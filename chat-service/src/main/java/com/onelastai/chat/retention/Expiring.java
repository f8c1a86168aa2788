package com.onelastai.chat.retention;

/** A collection whose documents expire; a bean for each. */
public interface Expiring {

  /** The field that says when. */
  String EXPIRES_AT = "expiresAt";

  String collection();
}
