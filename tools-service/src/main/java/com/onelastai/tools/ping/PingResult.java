package com.onelastai.tools.ping;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

public record PingResult(
    @Schema(example = "www.example.com") String host,
    @Schema(description = "The address that was pinged", example = "192.0.2.1") String address,
    Method method,
    @Schema(description = "The port to which was connected; null for ICMP", example = "443")
        @Nullable Integer port,
    @Schema(example = "4") int sent,
    @Schema(example = "4") int received,
    @Schema(description = "Pings without a reply in percent", example = "0") double loss,
    @Schema(description = "Milliseconds; null without a reply") @Nullable Times times,
    List<Reply> replies) {

  @Schema(name = "PingMethod")
  public enum Method implements SnakeCaseEnum {
    /** Echo requests of ICMP. */
    ICMP,
    /** The times until a connection is accepted or refused, where ICMP is not available. */
    TCP
  }

  @Schema(name = "PingTimes")
  public record Times(
      @Schema(example = "4.1") double min,
      @Schema(example = "4.5") double avg,
      @Schema(example = "5.2") double max,
      @Schema(description = "The standard deviation", example = "0.4") double mdev) {

    private static Times of(Collection<Double> milliseconds) {
      DoubleSummaryStatistics all =
          milliseconds.stream().mapToDouble(Double::doubleValue).summaryStatistics();
      double variance =
          milliseconds.stream()
              .mapToDouble(each -> Math.pow(each - all.getAverage(), 2))
              .average()
              .orElseThrow();
      return new Times(
          rounded(all.getMin()),
          rounded(all.getAverage()),
          rounded(all.getMax()),
          rounded(Math.sqrt(variance)));
    }
  }

  @Schema(name = "PingReply")
  public record Reply(
      @Schema(description = "Of which ping", example = "1") int ping,
      @Schema(example = "4.2") double milliseconds) {}

  /**
   * @param replies milliseconds by the number of the ping
   */
  static PingResult of(
      String host,
      String address,
      @Nullable Integer port,
      int sent,
      SortedMap<Integer, Double> replies) {
    return new PingResult(
        host,
        address,
        port == null ? Method.ICMP : Method.TCP,
        port,
        sent,
        replies.size(),
        rounded(100.0 * (sent - replies.size()) / sent),
        replies.isEmpty() ? null : Times.of(replies.values()),
        replies.entrySet().stream()
            .map(reply -> new Reply(reply.getKey(), reply.getValue()))
            .toList());
  }

  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
