package com.onelastai.chat.agent;

/** Deletes what a feature stores for one of a user's own agents when that agent is deleted. */
public interface AgentCleanup {

  /** Idempotent; may be called for an agent for which nothing is stored. */
  void purge(String userId, String agentId);
}
