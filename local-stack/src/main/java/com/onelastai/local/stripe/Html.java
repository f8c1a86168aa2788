package com.onelastai.local.stripe;

import java.time.Instant;

/** The layout of all pages, with a notice that no money moves. */
final class Html {

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s - Stripe simulator</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
      header { background: #ffd54f; color: #222; padding: 1rem; text-align: center; font-weight: 700; font-size: 1.25rem; }
      main { max-width: %s; margin: 1.5rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; overflow-wrap: break-word; }
      td.amount, th.amount { text-align: right; padding-right: 0; white-space: nowrap; }
      tr { border-bottom: 1px solid #8884; }
      tr.total { font-weight: 700; }
      label { display: block; font-weight: 600; margin: 1rem 0 .3rem; }
      select, input, button { font: inherit; padding: .6rem .8rem; border-radius: .4rem; border: 1px solid #8888; box-sizing: border-box; }
      select { width: 100%%; }
      button { cursor: pointer; }
      .wide button { width: 100%%; margin-top: 1rem; }
      button.primary { background: #3b5bdb; color: #fff; border-color: #3b5bdb; font-weight: 600; }
      #message { background: #c92a2a; color: #fff; padding: .7rem 1rem; border-radius: .4rem; }
      </style>
      </head>
      <body>
      <header role="banner">Stripe simulator - no money moves</header>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private Html() {}

  static String page(String title, String body) {
    return FRAME.formatted(escaped(title), "34rem", body);
  }

  static String widePage(String title, String body) {
    return FRAME.formatted(escaped(title), "72rem", body);
  }

  static String row(String label, String amount) {
    return "<tr><td>%s</td><td class=\"amount\">%s</td></tr>%n"
        .formatted(escaped(label), escaped(amount));
  }

  static String total(String row) {
    return row.replace("<tr>", "<tr class=\"total\">");
  }

  static String time(long seconds) {
    return seconds == 0 ? "" : Instant.ofEpochSecond(seconds).toString();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
