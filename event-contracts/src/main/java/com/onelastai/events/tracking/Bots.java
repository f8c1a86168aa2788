package com.onelastai.events.tracking;

import java.util.regex.Pattern;

/** Tells programs from people by the form of their user agents. */
public final class Bots {

  /** Browsers, and the HTTP libraries of phones and their apps. */
  private static final Pattern HUMAN =
      Pattern.compile(
          "^\\W{0,3}(?:Mozilla|Opera)/|\\[FB(?:_IAB|AN|AV)/"
              + "|CFNetwork|Darwin|Dalvik|Android|iPhone|iPad");

  /**
   * Automated browsers, crawlers, and whoever names its purpose or a site or mail address of its
   * own. Cubot makes phones.
   */
  private static final Pattern AUTOMATED =
      Pattern.compile(
          "headless|(?<!cu)bots?(?![a-z])|crawl|spider|slurp|scrap(?:er|y|ing)|archiver|playwright"
              + "|puppeteer|selenium|phantomjs|lighthouse|pagespeed|pingdom|uptim|monit|valid"
              + "|inspect|fetch|favicon|prerender|wget|python|preview|scan|agent|synthetic|check"
              + "|imageproxy|netcraft|generator|verif|audit|mailto|\\w@\\w|https?://"
              + "|\\b[\\w-]+\\.(?:com|net|org|io|co|fr|html)(?![\\w.-])"
              + "|compatible(?!; (?:MSIE|Konqueror))",
          Pattern.CASE_INSENSITIVE);

  private Bots() {}

  /** Every browser sends a user agent. */
  public static boolean isBot(String userAgent) {
    return userAgent.isBlank()
        || !HUMAN.matcher(userAgent).find()
        || AUTOMATED.matcher(userAgent).find();
  }
}
