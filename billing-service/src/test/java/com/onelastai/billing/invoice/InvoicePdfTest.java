package com.onelastai.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.transaction.TransactionStatus;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

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

  private String text(Sample sample) throws IOException {
    try (PDDocument document = Loader.loadPDF(InvoicePdf.create(sample.issued()))) {
      return new PDFTextStripper().getText(document);
    }
  }
}
