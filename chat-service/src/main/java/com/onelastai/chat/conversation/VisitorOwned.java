package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;

/** Implemented by features that store something for visitors, besides conversations. */
public interface VisitorOwned {

  /**
   * Moves what belongs to a visitor to the user who signed in. Idempotent.
   *
   * @param visitorKey the visitor's {@link Owner#visitorKey}
   */
  void adopt(String visitorKey, Owner user);
}
