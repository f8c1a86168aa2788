package com.onelastai.chat.agent;

/** Something that is kept for one of a user's own agents, and is removed with it. */
public interface OfAgent {

  /** May be called again, and for an agent for which nothing is held. */
  void purge(String userId, String agentId);
}
