package com.onelastai.auth.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * An agent that a user talked to.
 *
 * @param at when they last began to
 */
public record RecentAgent(@Schema(example = "einstein") String agentId, Instant at) {}
