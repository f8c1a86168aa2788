package com.onelastai.support.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Words as people type them: any of them may match, the more the better. */
final class ArticleQuery {

  private static final float TITLE = 3;

  /** A word with a typing error is worth less than the word. */
  private static final float SIMILAR = 0.3f;

  private static final int MAX_WORDS = 12;

  /** Shorter words are similar to too many. */
  private static final int SHORTEST_SIMILAR = 4;

  private static final int LONG = 7;

  private ArticleQuery() {}

  static Query of(String words, Analyzer analyzer) {
    List<String> terms = terms(words, analyzer);
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms) {
      add(query, "title", term, TITLE);
      add(query, "text", term, 1);
    }
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, String field, String word, float weight) {
    Term term = new Term(field, word);
    query.add(new BoostQuery(new TermQuery(term), weight), Occur.SHOULD);
    if (word.length() >= SHORTEST_SIMILAR) {
      int edits = word.length() < LONG ? 1 : 2;
      query.add(new BoostQuery(new FuzzyQuery(term, edits, 1), weight * SIMILAR), Occur.SHOULD);
      query.add(new BoostQuery(new PrefixQuery(term), weight * SIMILAR), Occur.SHOULD);
    }
  }

  private static List<String> terms(String words, Analyzer analyzer) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("text", words)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken() && terms.size() < MAX_WORDS) {
        terms.add(term.toString());
      }
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
