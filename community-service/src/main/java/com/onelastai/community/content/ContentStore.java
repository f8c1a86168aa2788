package com.onelastai.community.content;

import com.onelastai.events.community.ContentKind;
import java.util.Optional;

/** The posts, the comments or the suggestions, for those who moderate them. */
public interface ContentStore {

  ContentKind kind();

  Optional<ContentSnapshot> find(String id);

  /**
   * Idempotent. Content that waited and becomes visible is published by this.
   *
   * @return false if there is no such content
   */
  boolean setVisibility(String id, Visibility visibility);

  /**
   * Idempotent.
   *
   * @return false if there is no such content, or if it cannot be locked: only posts can
   */
  boolean setLocked(String id, boolean locked);
}
