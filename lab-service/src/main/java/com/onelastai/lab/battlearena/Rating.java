package com.onelastai.lab.battlearena;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an agent stands. */
@Schema(name = "BattleRating")
record Rating(
    @Schema(example = "einstein") String contestantId,
    @Schema(example = "Einstein Agent") String name,
    @Schema(example = "A playful physics teacher.") String persona,
    @Schema(description = "1500 before the first battle", example = "1516") long rating,
    @Schema(example = "3") long battles,
    @Schema(example = "2") long wins,
    @Schema(example = "1") long draws,
    @Schema(example = "0") long losses) {}
