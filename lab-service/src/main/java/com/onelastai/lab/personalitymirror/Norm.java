package com.onelastai.lab.personalitymirror;

import io.swagger.v3.oas.annotations.media.Schema;

/** How the sample answered, as a mean of items. */
@Schema(name = "PersonalityNorm")
record Norm(@Schema(example = "2.8051") double mean, @Schema(example = "1.0287") double sd) {

  double z(double score) {
    return (score - mean) / sd;
  }

  /** The share of a normal distribution below this score, in percent. */
  double percentile(double score) {
    return 100 * belowInNormalDistribution(z(score));
  }

  /** By the series of Marsaglia (2004), which is exact for the few deviations that occur here. */
  private static double belowInNormalDistribution(double z) {
    double term = z;
    double sum = z;
    double before = 0;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= z * z / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  }
}
