package com.onelastai.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The languages of mails: each file in {@code mails}, which is named by its language tag. A text
 * that a language does not have is English.
 */
public class MailLanguages {

  private static final String FILES = "classpath*:mails/*.properties";

  private final Map<Locale, MailLanguage> languages = new HashMap<>();

  public MailLanguages() {
    Map<Locale, Map<String, String>> texts = new HashMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        String tag = Objects.requireNonNull(file.getFilename()).replace(".properties", "");
        texts.put(Locale.forLanguageTag(tag), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> english = Objects.requireNonNull(texts.get(Locale.ENGLISH));
    texts.forEach((locale, own) -> languages.put(locale, new MailLanguage(locale, own, english)));
  }

  private static Map<String, String> read(Resource file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    Map<String, String> read = new TreeMap<>();
    texts.stringPropertyNames().forEach(key -> read.put(key, texts.getProperty(key)));
    return Map.copyOf(read);
  }

  public List<MailLanguage> all() {
    return List.copyOf(languages.values());
  }

  /** The tag of the first of these languages that there are texts in, or else of English. */
  public String firstOf(List<Locale> preferred) {
    List<Locale.LanguageRange> ranges =
        preferred.stream()
            .map(language -> new Locale.LanguageRange(language.toLanguageTag()))
            .toList();
    return find(ranges).locale().toLanguageTag();
  }

  /**
   * Finds the language of a preference (RFC 4647): German for {@code de-AT}, and English if there
   * are no texts in it.
   */
  public MailLanguage of(String tag) {
    return find(Locale.LanguageRange.parse(tag));
  }

  private MailLanguage find(List<Locale.LanguageRange> preferred) {
    Locale found = Locale.lookup(preferred, languages.keySet());
    return Objects.requireNonNull(languages.get(found == null ? Locale.ENGLISH : found));
  }
}
