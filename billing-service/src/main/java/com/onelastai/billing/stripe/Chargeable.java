package com.onelastai.billing.stripe;

import java.util.Map;
import java.util.Set;

/**
 * What Stripe charges to cards: the currencies, the smallest amount of each that has one of its
 * own, and the steps of an amount. Amounts are in the currency's minor unit, as Stripe counts it.
 */
public final class Chargeable {

  private static final Set<String> CURRENCIES =
      Set.of(
          ("aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp"
                  + " byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd"
                  + " fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy"
                  + " kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt"
                  + " mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr"
                  + " pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd stn szl thb"
                  + " tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xof xpf"
                  + " yer zar zmw")
              .split(" "));

  private static final Map<String, Long> MINIMUM =
      Map.ofEntries(
          Map.entry("aed", 200L),
          Map.entry("aud", 50L),
          Map.entry("bgn", 100L),
          Map.entry("brl", 50L),
          Map.entry("cad", 50L),
          Map.entry("chf", 50L),
          Map.entry("czk", 1500L),
          Map.entry("dkk", 250L),
          Map.entry("eur", 50L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("inr", 50L),
          Map.entry("jpy", 50L),
          Map.entry("mxn", 1000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("nzd", 50L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("sgd", 50L),
          Map.entry("thb", 1000L),
          Map.entry("usd", 50L));

  /** The last digits must be zero. */
  private static final Map<String, Long> STEPS =
      Map.of("bhd", 10L, "jod", 10L, "kwd", 10L, "omr", 10L, "tnd", 10L, "isk", 100L, "ugx", 100L);

  private Chargeable() {}

  public static boolean isKnown(String currency) {
    return CURRENCIES.contains(currency);
  }

  /** The smallest amount; at least one step. */
  public static long minimum(String currency) {
    return MINIMUM.getOrDefault(currency, step(currency));
  }

  public static long step(String currency) {
    return STEPS.getOrDefault(currency, 1L);
  }

  /** Whether the amount can be charged, or there is nothing to charge. */
  public static boolean isChargeable(long amount, String currency) {
    return amount == 0 || amount >= minimum(currency) && amount % step(currency) == 0;
  }
}
