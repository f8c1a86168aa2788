package com.onelastai.support.ticket.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

  @Test
  void linesAreThoseOfABrowser() {
    assertThat(
            text(
                "<p>Hello,\n  world</p><p>One<br>two &lt;b&gt; &amp; <b>three</b></p>"
                    + "<ul><li>a</li><li>b</li></ul>"))
        .isEqualTo("Hello, world\n\nOne\ntwo <b> & three\n\na\nb");
  }

  @Test
  void nothingOfAScriptOrAStyleIsText() {
    assertThat(
            text(
                "<html><head><title>t</title><style>p {}</style></head>"
                    + "<body>Hello<script>alert(1)</script><img src=x onerror=alert(1)></body>"))
        .isEqualTo("Hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Gmail
        "<div dir=ltr>It works.</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On"
            + " Mon wrote:</div><blockquote class=\"gmail_quote\">Old</blockquote></div>",
        // Apple Mail
        "It works.<br><blockquote type=\"cite\"><div>On 3 Mar 2025, at 10:00, S wrote:</div>Old"
            + "</blockquote>",
        // Outlook
        "<div><p>It works.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>"
            + "Von:</b> S<br><b>Gesendet:</b> Montag</p></div></div><p>Old</p></div>",
        // Outlook in a browser
        "<div>It works.</div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> S<br></div><div>Old</div>",
        // Thunderbird
        "<p>It works.</p><div class=\"moz-cite-prefix\">Am 03.03.25 um 10:00 schrieb S:<br></div>"
            + "<blockquote type=\"cite\">Old</blockquote><div class=\"moz-signature\">Ada</div>"
      })
  void quotesOfMailProgramsAreCut(String html) {
    assertThat(text(html)).isEqualTo("It works.");
  }

  private static String text(String html) {
    return ReplyText.of(HtmlText.of(html));
  }
}
