package com.onelastai.support.file;

import org.jspecify.annotations.Nullable;

/**
 * To what and to whom a file belongs.
 *
 * @param holder what it is attached to, such as {@code ticket/T4K7M2QX9A}
 * @param userId whose data it is, for erasure; null if it is no user's
 */
public record FileOwner(String holder, @Nullable String userId) {

  private static final String UPLOAD = "upload";

  /** A file that a user has uploaded and not attached to anything yet. */
  static FileOwner uploadOf(String userId) {
    return new FileOwner(UPLOAD, userId);
  }
}
