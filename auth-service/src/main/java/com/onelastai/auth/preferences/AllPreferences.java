package com.onelastai.auth.preferences;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.auth.user.Preferences;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a user has set, and what follows from what they do. */
record AllPreferences(
    @JsonUnwrapped Preferences preferences,
    @Schema(description = "The last ten agents, newest first") List<RecentAgent> recentAgents) {}
