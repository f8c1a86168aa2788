package com.onelastai.lab.voicecloning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What a person must say before their voice is copied; its numbers are new each time. */
record ConsentSentence(
    @Schema(
            example =
                "I agree that a synthetic copy of my voice is made. My numbers are seven, two, nine,"
                    + " four, six.")
        String sentence,
    @Schema(
            description = "Goes with the recording into the experiment's input.",
            example = "72946-1796000000-3nXq2v9TtU0mF3aLrN")
        String challenge,
    @Schema(example = "2026-12-01T10:30:00Z") Instant expiresAt) {}
