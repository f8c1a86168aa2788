package com.onelastai.lab.storyweaver;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EPUBProfile;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The W3C's validator. */
final class EpubValidator extends MasterReport {

  private final List<String> complaints = new ArrayList<>();

  static {
    // It takes the default, which WireMock sets to the JDK's own.
    System.setProperty(
        "javax.xml.transform.TransformerFactory", "net.sf.saxon.TransformerFactoryImpl");
  }

  /** Errors and warnings. */
  static List<String> complaints(byte[] epub) {
    EpubValidator report = new EpubValidator();
    new EpubCheck(new ByteArrayInputStream(epub), report, "story.epub", EPUBProfile.DEFAULT)
        .check();
    return report.complaints;
  }

  @Override
  public void message(Message message, EPUBLocation location, Object... arguments) {
    if (message.getSeverity().toInt() >= Severity.WARNING.toInt()) {
      complaints.add(message.getID() + " " + location + " " + message.getMessage(arguments));
    }
  }

  @Override
  public void info(@Nullable String resource, FeatureEnum feature, @Nullable String value) {}

  @Override
  public void initialize() {}

  @Override
  public int generate() {
    return 0;
  }
}
