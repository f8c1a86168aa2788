package com.onelastai.billing.invoice;

import com.onelastai.billing.stripe.StripeInvoice.Buyer;
import com.onelastai.billing.stripe.StripeInvoice.Line;
import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Money;
import com.onelastai.billing.transaction.Seller;
import com.onelastai.pdf.PdfFiles;
import com.onelastai.pdf.PdfPages;
import com.onelastai.pdf.PdfStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays an invoice out on pages. */
final class InvoicePdf {

  private static final PdfStyle TITLE = PdfStyle.bold(22, 28, PdfStyle.INK);
  private static final PdfStyle TEXT = PdfStyle.regular(9.5f, 13.5f, PdfStyle.INK);
  private static final PdfStyle STRONG = PdfStyle.bold(9.5f, 13.5f, PdfStyle.INK);
  private static final PdfStyle LABEL = PdfStyle.regular(8.5f, 12, PdfStyle.GREY);
  private static final PdfStyle SUM = PdfStyle.bold(11, 16, PdfStyle.INK);
  private static final float META = 340;
  private static final float GAP = 26;
  private static final float COLUMN = 230;
  private static final float PERIOD = 300;
  private static final float QUANTITY = 456;
  private static final float SUMS = 330;

  private static final PdfFiles FILES = new PdfFiles();

  private final IssuedInvoice issued;
  private final Invoice invoice;
  private final PdfPages pages;

  private InvoicePdf(IssuedInvoice issued, PdfPages pages) {
    this.issued = issued;
    this.invoice = issued.invoice();
    this.pages = pages;
  }

  static byte[] create(IssuedInvoice issued) throws IOException {
    return FILES.create(
        "Invoice " + issued.number(),
        issued.invoice().seller().name(),
        issued.payment().createdAt(),
        pages -> new InvoicePdf(issued, pages).write());
  }

  private void write() throws IOException {
    writeHead();
    writeParties();
    writeTableHead();
    for (Line line : invoice.lines()) {
      write(line);
    }
    pages.down(8);
    for (IssuedInvoice.Sum sum : IssuedInvoice.Sum.of(issued)) {
      write(sum);
    }
    String date = IssuedInvoice.Days.of(issued.payment().createdAt());
    pages.footer("Invoice " + issued.number() + " · " + date, "Page %d of %d", LABEL);
  }

  private void writeHead() throws IOException {
    Seller seller = invoice.seller();
    float top = pages.y();
    pages.left("Invoice", TITLE, PdfPages.LEFT);
    float right = PdfPages.RIGHT;
    for (String line : pages.lines(seller.name(), STRONG, COLUMN)) {
      pages.right(line, STRONG, right);
      pages.down(STRONG.leading());
    }
    for (String line : sellerLines(seller)) {
      pages.right(line, TEXT, right);
      pages.down(TEXT.leading());
    }
    pages.moveTo(Math.min(pages.y(), top - TITLE.leading()));
    pages.down(GAP);
  }

  private List<String> sellerLines(Seller seller) throws IOException {
    List<String> texts = new ArrayList<>(seller.address());
    if (!seller.taxId().isBlank()) {
      texts.add("Tax ID " + seller.taxId());
    }
    texts.add(seller.email());
    return wrapped(texts);
  }

  private void writeParties() throws IOException {
    float top = pages.y();
    pages.left("Billed to", LABEL, PdfPages.LEFT);
    pages.down(LABEL.leading() + 2);
    for (String line : wrapped(buyerTexts())) {
      pages.left(line, TEXT, PdfPages.LEFT);
      pages.down(TEXT.leading());
    }
    float buyerEnd = pages.y();
    pages.moveTo(top);
    for (IssuedInvoice.Label label : IssuedInvoice.Label.of(issued)) {
      pages.left(label.name(), LABEL, META);
      for (String line : pages.lines(label.text(), TEXT, 130)) {
        pages.right(line, TEXT, PdfPages.RIGHT);
        pages.down(TEXT.leading());
      }
    }
    pages.moveTo(Math.min(buyerEnd, pages.y()));
    pages.down(GAP);
  }

  private List<String> buyerTexts() {
    Buyer buyer = invoice.buyer();
    if (buyer == null) {
      return List.of("-");
    }
    List<String> texts =
        Stream.concat(Stream.of(buyer.name()), buyer.address().stream())
            .filter(text -> text != null && !text.isBlank())
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    if (buyer.email() != null) {
      texts.add(buyer.email());
    }
    return texts.isEmpty() ? List.of("-") : texts;
  }

  private List<String> wrapped(List<String> texts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(pages.lines(text, TEXT, COLUMN));
    }
    return lines;
  }

  private void writeTableHead() throws IOException {
    pages.left("Description", LABEL, PdfPages.LEFT);
    pages.left("Period", LABEL, PERIOD);
    pages.right("Quantity", LABEL, QUANTITY);
    pages.right("Amount", LABEL, PdfPages.RIGHT);
    pages.down(LABEL.leading() + 4);
    pages.rule();
    pages.down(6);
  }

  private void write(Line line) throws IOException {
    List<String> description = pages.lines(line.description(), TEXT, COLUMN);
    float leading = TEXT.leading();
    if (pages.require(description.size() * leading + 12)) {
      writeTableHead();
    }
    pages.left(IssuedInvoice.Days.span(line.periodStart(), line.periodEnd()), TEXT, PERIOD);
    pages.right(String.valueOf(line.quantity()), TEXT, QUANTITY);
    pages.right(money(line.amount()), TEXT, PdfPages.RIGHT);
    for (String text : description) {
      pages.left(text, TEXT, PdfPages.LEFT);
      pages.down(leading);
    }
    pages.down(5);
    pages.rule();
    pages.down(7);
  }

  private void write(IssuedInvoice.Sum sum) throws IOException {
    PdfStyle style = sum.main() ? SUM : TEXT;
    pages.require(style.leading());
    pages.left(sum.name(), style, SUMS);
    pages.right(money(sum.amount()), style, PdfPages.RIGHT);
    pages.down(style.leading() + 3);
  }

  private String money(long amount) {
    return Money.text(amount, issued.payment().currency());
  }
}
