package com.onelastai.community.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/** What counts as a word, in posts and in what people look for. */
final class Words {

  static final String TITLE = "title";
  static final String TEXT = "text";
  static final String TAG = "tag";

  /** Without case, accents and English endings; pairs of characters in Chinese and Japanese. */
  static final Analyzer ANALYZER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer words = new StandardTokenizer();
          TokenStream folded =
              new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(words)));
          return new TokenStreamComponents(
              words, new PorterStemFilter(new CJKBigramFilter(folded)));
        }
      };

  private static final float TITLE_WEIGHT = 3;
  private static final int MAX_WORDS = 12;

  private Words() {}

  /** All words have to be in a post; those in its title count more. */
  static Query query(String text, @Nullable String tag) {
    List<String> words = of(text);
    if (words.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : words) {
      all.add(
          new BooleanQuery.Builder()
              .add(new BoostQuery(new TermQuery(new Term(TITLE, word)), TITLE_WEIGHT), Occur.SHOULD)
              .add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD)
              .build(),
          Occur.MUST);
    }
    if (tag != null) {
      all.add(new TermQuery(new Term(TAG, tag)), Occur.FILTER);
    }
    return all.build();
  }

  private static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = ANALYZER.tokenStream(TEXT, text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && words.size() < MAX_WORDS) {
        words.add(word.toString());
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
