package com.onelastai.lab.battlearena;

import com.onelastai.lab.arena.Speaker;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a battle.
 *
 * @param id of an agent of the platform; null for one that somebody made up
 */
@Schema(name = "BattleContestant")
record Contestant(
    @Schema(example = "einstein") @Nullable String id,
    @Schema(example = "Einstein Agent") String name,
    @Schema(example = "A playful physics teacher.") String persona) {

  Speaker speaker() {
    return new Speaker(name, "You are " + name + ". " + persona);
  }
}
