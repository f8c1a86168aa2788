package com.onelastai.tools.speed;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tools.speed.SpeedInput.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedToolTest {

  private static final List<Transfer> SOME = List.of(new Transfer(1_000_000, 100));

  private final SpeedTool tool = new SpeedTool();

  @Test
  void latencyIsTheMedianSoThatOneSlowPingDoesNotChangeIt() {
    assertThat(run(List.of(10.0, 12.0, 500.0)).latency()).isEqualTo(12);
    assertThat(run(List.of(10.0, 12.0)).latency()).isEqualTo(11);
  }

  @Test
  void jitterIsTheMeanDifferenceOfPingsInARow() {
    assertThat(run(List.of(10.0, 14.0, 12.0, 12.0)).jitter()).isEqualTo(2);
    assertThat(run(List.of(10.0)).jitter()).isZero();
  }

  @Test
  void throughputIsInMegabitsOfTheFastestTransfer() {
    List<Transfer> downloads = List.of(new Transfer(100_000, 50), new Transfer(10_000_000, 800));
    SpeedResult result = tool.run(new SpeedInput(List.of(1.0), downloads, SOME));
    assertThat(result.download()).isEqualTo(100);
    assertThat(result.upload()).isEqualTo(80);
  }

  private SpeedResult run(List<Double> pings) {
    return tool.run(new SpeedInput(pings, SOME, SOME));
  }
}
