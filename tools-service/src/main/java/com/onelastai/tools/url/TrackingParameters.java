package com.onelastai.tools.url;

import java.util.Locale;
import java.util.Set;

/** Parameters that advertisers, mailers and shops add to follow people. */
final class TrackingParameters {

  private static final Set<String> NAMES =
      Set.of(
          "_hsenc",
          "_hsmi",
          "_openstat",
          "dclid",
          "fb_action_ids",
          "fb_action_types",
          "fb_source",
          "fbclid",
          "gad_source",
          "gbraid",
          "gclid",
          "gclsrc",
          "hsctatracking",
          "igsh",
          "igshid",
          "li_fat_id",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "ml_subscriber",
          "ml_subscriber_hash",
          "msclkid",
          "oly_anon_id",
          "oly_enc_id",
          "rb_clickid",
          "s_cid",
          "srsltid",
          "ttclid",
          "twclid",
          "vero_conv",
          "vero_id",
          "wbraid",
          "wickedid",
          "yclid",
          "ysclid");

  private TrackingParameters() {}

  static boolean isOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("utm_") || lower.startsWith("__hs") || NAMES.contains(lower);
  }
}
