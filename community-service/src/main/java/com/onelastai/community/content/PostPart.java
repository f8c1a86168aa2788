package com.onelastai.community.content;

/** What belongs to posts and goes with them. */
public interface PostPart {

  /** Idempotent. */
  void removeFrom(String postId);
}
