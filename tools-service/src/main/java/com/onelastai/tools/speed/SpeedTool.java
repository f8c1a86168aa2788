package com.onelastai.tools.speed;

import com.onelastai.tools.speed.SpeedInput.Transfer;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

@Component
class SpeedTool implements Tool<SpeedInput, SpeedResult> {

  private static final int BITS = 8;
  private static final int MILLISECONDS_BY_MEGA = 1_000;

  @Override
  public ToolInfo<SpeedInput> info() {
    return new ToolInfo<>(
        "speed-test",
        "Speed test",
        Category.NETWORK,
        "Sums up what a browser measured at `ping`, `download` and `upload` below this address:"
            + " latency, jitter (the mean difference of RFC 3550, without its smoothing) and"
            + " throughput.",
        new SpeedInput(
            List.of(12.1, 11.8, 13.0),
            List.of(new Transfer(1_000_000, 80.5)),
            List.of(new Transfer(1_000_000, 194.2))));
  }

  @Override
  public SpeedResult run(SpeedInput input) {
    return new SpeedResult(
        rounded(median(input.pings())),
        rounded(jitter(input.pings())),
        rounded(throughput(input.downloads())),
        rounded(throughput(input.uploads())));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double jitter(List<Double> pings) {
    return IntStream.range(1, pings.size())
        .mapToDouble(i -> Math.abs(pings.get(i) - pings.get(i - 1)))
        .average()
        .orElse(0);
  }

  private static double throughput(List<Transfer> transfers) {
    return transfers.stream()
        .mapToDouble(each -> each.bytes() * BITS / each.milliseconds() / MILLISECONDS_BY_MEGA)
        .max()
        .orElse(0);
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
