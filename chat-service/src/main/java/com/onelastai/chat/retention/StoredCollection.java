package com.onelastai.chat.retention;

import java.util.List;
import org.bson.conversions.Bson;

/** A collection whose documents expire; a bean for each. */
public interface StoredCollection {

  /** The field that says when. */
  String EXPIRES_AT = "expiresAt";

  String collection();

  /** Besides those on {@code _id} and {@value #EXPIRES_AT}. */
  default List<Bson> indexes() {
    return List.of();
  }
}
