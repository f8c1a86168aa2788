package com.onelastai.starter.export;

import java.util.List;

/** A feature that keeps data of users. */
public interface UserDataSource {

  /** Its field in the export, such as {@code tickets}. */
  String name();

  /** What the user gave and got, as it is shown to the user. */
  List<?> of(String userId);
}
