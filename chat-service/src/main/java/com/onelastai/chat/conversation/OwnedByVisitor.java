package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;

/** What is kept for people beside conversations; a bean for each. */
public interface OwnedByVisitor {

  /**
   * Gives a user what their browser had before they signed in. May be called again.
   *
   * @param visitorKey how the browser is named as an owner
   * @param user signed in
   */
  void adopt(String visitorKey, Owner user);
}
