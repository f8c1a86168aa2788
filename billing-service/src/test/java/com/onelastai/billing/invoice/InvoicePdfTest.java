package com.onelastai.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.transaction.TransactionStatus;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicePdfTest {

  @Test
  void invoiceIsComplete() throws IOException {
    assertThat(text(new Sample()))
        .contains("Invoice", "A-0001", "1 March 2026", "1 Mar 2026 – 1 Apr 2026")
        .contains("Example Agents Ltd", "1 Example Street", "Tax ID XX123456789")
        .contains("Billed to", "Ada Example", "12 Long Road", "AB1 2CD Exampleton", "GB")
        .contains("1 × Pro (at $29.00 / month)")
        .contains("Subtotal USD 29.00")
        .contains("Discount -USD 5.00")
        .contains("Tax USD 4.56")
        .contains("Total USD 28.56")
        .contains("Paid on 1 March 2026 USD 28.56")
        .contains("Amount due USD 0.00")
        .contains("Page 1 of 1")
        .doesNotContain("Refunded");
  }

  @Test
  void unpaidAmountIsDue() throws IOException {
    Sample sample = new Sample();
    sample.status = TransactionStatus.PENDING;

    assertThat(text(sample)).contains("Amount due USD 28.56", "Not paid").doesNotContain("Paid on");
  }

  @Test
  void refundsAreShown() throws IOException {
    Sample sample = new Sample().refund(1000);
    sample.status = TransactionStatus.PARTIALLY_REFUNDED;

    assertThat(text(sample))
        .contains("Refunded on 5 March 2026 -USD 10.00", "Paid, refunded in part");
  }

  /** Also in an invoice that was stored before the kind of its tax was. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void taxInsideThePricesIsNotAdded(boolean stored) throws IOException {
    Sample sample = new Sample();
    sample.discount = 0;
    sample.total = 2900;
    sample.due = 2900;
    sample.includedTax = stored ? 456L : null;

    assertThat(text(sample))
        .contains("Subtotal USD 29.00", "Total USD 29.00", "Tax included in the total USD 4.56")
        .doesNotContain("Tax USD")
        .doesNotContain("credit", "Carried over");
  }

  /** The total is 28.56. Each difference to what is due has its name. */
  @ParameterizedTest
  @CsvSource({
    "2000, 0, -856, Earlier credit -USD 8.56",
    "0, 0, 0, Carried over to the next invoice -USD 28.56",
    "2876, 0, 20, Carried over from earlier invoices USD 0.20",
    "1856, 1000, 0, Credit notes -USD 10.00"
  })
  void differenceToTheTotalIsNamed(long due, long creditNotes, long balance, String line)
      throws IOException {
    Sample sample = new Sample();
    sample.due = due;
    sample.creditNotes = creditNotes;
    sample.balance = balance;

    String text = text(sample);

    assertThat(text).contains(line);
    assertThat(Stream.of("Earlier credit", "Carried over", "Credit notes").filter(text::contains))
        .hasSize(1);
  }

  @Test
  void creditAfterThePaymentIsShown() throws IOException {
    assertThat(text(new Sample().creditNote(1500, 1000)))
        .contains("Credited on 6 March 2026 -USD 10.00");
    assertThat(text(new Sample().creditNote(1500, 0))).doesNotContain("Credited on");
  }

  @Test
  void yenHaveNoDecimals() throws IOException {
    Sample sample = new Sample();
    sample.currency = "jpy";

    assertThat(text(sample)).contains("Total JPY 2,856");
  }

  @Test
  void longNamesWrap() throws IOException {
    String name = "Agent of the very long name ".repeat(8).strip();
    String word = "y".repeat(120);

    String text = text(new Sample().line(name, 2900).line(word, 0));

    assertThat(text.lines()).noneMatch(line -> line.contains(name) || line.contains(word));
    assertThat(text.replaceAll("\\s+", "")).contains(word);
    assertThat(text.lines().filter(line -> line.contains("very long name"))).hasSizeGreaterThan(3);
  }

  @Test
  void manyLinesFillManyPages() throws IOException {
    Sample sample = new Sample();
    for (int i = 0; i < 70; i++) {
      sample.line("Line " + i, i);
    }

    assertThat(text(sample)).contains("Line 69", "Page 1 of 4", "Page 4 of 4");
  }

  @Test
  void characterWithoutAGlyphIsReplaced() throws IOException {
    Sample sample = new Sample();
    sample.buyer = "Zoë Łukasz Ελένη 王 \u1780 (Tj) ET\u0007";

    assertThat(text(sample)).contains("Zoë Łukasz Ελένη 王 \uFFFD (Tj) ET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"王小明", "김철수", "שלום כהן", "محمد علي", "สมชาย ใจดี", "Ada 😀", "Ada (שלום) Ltd"})
  void nameIsReadableInItsScript(String name) throws IOException {
    Sample sample = new Sample();
    sample.buyer = name;

    assertThat(text(sample)).contains(name).doesNotContain("\uFFFD");
  }

  /** Arabic letters join, and are drawn from right to left. */
  @ParameterizedTest
  @CsvSource({
    "محمد, \uFEAA\uFEE4\uFEA4\uFEE3",
    "سلام, \uFEE1\uFEFC\uFEB3",
    "שלום, \u05DD\u05D5\u05DC\u05E9"
  })
  void textFromRightToLeftIsDrawnFromItsEnd(String name, String drawn) throws IOException {
    Sample sample = new Sample();
    sample.buyer = name;
    StringBuilder glyphs = new StringBuilder();
    PDFTextStripper positions =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition position) {
            glyphs.append(position.getUnicode());
          }
        };

    try (PDDocument document = Loader.loadPDF(InvoicePdf.create(sample.issued()))) {
      positions.getText(document);
    }

    assertThat(glyphs).contains(drawn);
  }

  private String text(Sample sample) throws IOException {
    try (PDDocument document = Loader.loadPDF(InvoicePdf.create(sample.issued()))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
