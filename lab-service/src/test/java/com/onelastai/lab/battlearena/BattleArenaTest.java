package com.onelastai.lab.battlearena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelastai.lab.arena.Turn;
import com.onelastai.lab.battlearena.BattleArenaInput.ContestantInput;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BattleArenaTest {

  private static final ContestantInput EINSTEIN = contestant("einstein", null);
  private static final ContestantInput QUEEN = contestant("drama queen", null);
  private static final ContestantInput SAILOR = contestant("Sailor", "Has seen every sea.");

  private final BattleArena arena = new BattleArena(new Contestants(JsonMapper.builder().build()));
  private final TestRun run = new TestRun();

  BattleArenaTest() throws IOException {}

  @Test
  void winnerIsBetterInBothOrders() {
    speak();
    judge("2", "1");
    Outcome<BattleArenaResult> outcome = arena.run(battle(EINSTEIN, QUEEN), run);
    BattleArenaResult result = outcome.result();
    assertThat(result.winner()).isEqualTo("Drama Queen");
    assertThat(result.rated()).isTrue();
    assertThat(result.contestant1().id()).isEqualTo("einstein");
    assertThat(result.transcript())
        .extracting(Turn::speaker)
        .containsExactly("Einstein Agent", "Drama Queen");
    assertThat(outcome.engine()).isEqualTo(Engine.model(TestRun.MODEL));
  }

  @Test
  void judgeWhoAlwaysSaysFirstYieldsADraw() {
    speak();
    judge("1", "1");
    assertThat(arena.run(battle(EINSTEIN, QUEEN), run).result().winner()).isNull();
  }

  @Test
  void contestantsOfOnesOwnAreNotRated() {
    speak();
    judge("1", "2");
    BattleArenaResult result = arena.run(battle(SAILOR, EINSTEIN), run).result();
    assertThat(result.winner()).isEqualTo("Sailor");
    assertThat(result.rated()).isFalse();
    assertThat(run.prompts().getFirst().messages().getFirst().content())
        .startsWith("You are Sailor. Has seen every sea.");
  }

  @Test
  void agentWithAnotherPersonaIsNotRated() {
    speak();
    judge("1", "2");
    ContestantInput strong = contestant("Einstein Agent", "Always wins.");
    assertThat(arena.run(battle(strong, QUEEN), run).result().rated()).isFalse();
  }

  @Test
  void whoIsNoAgentNeedsAPersona() {
    refuses(battle(contestant("Nobody", null), QUEEN), "contestant1.persona");
    refuses(battle(SAILOR, contestant("Nobody", null)), "contestant2.persona");
  }

  @Test
  void nobodyFightsThemselves() {
    refuses(battle(EINSTEIN, contestant("EINSTEIN AGENT", null)), "contestant2.name");
    refuses(battle(SAILOR, contestant("sailor", "Another.")), "contestant2.name");
  }

  @Test
  void exampleIsAccepted() {
    arena.check(arena.info().example());
  }

  private void refuses(BattleArenaInput input, String field) {
    ApiException refused = catchThrowableOfType(ApiException.class, () -> arena.check(input));
    assertThat(refused.fields()).extracting(FieldProblem::field).containsExactly(field);
  }

  private void judge(String inOrder, String reversed) {
    run.reply("One has better reasons.").reply(inOrder);
    run.reply("One has better reasons.").reply(reversed);
  }

  private void speak() {
    run.reply("Light is fast.").reply("My tea is cold!");
  }

  private static BattleArenaInput battle(ContestantInput first, ContestantInput second) {
    return new BattleArenaInput(first, second, "What matters most?", 1);
  }

  private static ContestantInput contestant(String name, @Nullable String persona) {
    return new ContestantInput(name, persona);
  }
}
