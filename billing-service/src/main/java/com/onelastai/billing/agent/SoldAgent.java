package com.onelastai.billing.agent;

/**
 * An agent of the platform's.
 *
 * @param subscription whether it takes a subscription to talk to it
 */
public record SoldAgent(String agentId, String name, boolean subscription) {}
