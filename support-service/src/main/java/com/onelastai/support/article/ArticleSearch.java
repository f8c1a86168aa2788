package com.onelastai.support.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.stereotype.Component;

/** Finds articles by Lucene, in an index in memory: there are few, and they change by a release. */
@Component
class ArticleSearch {

  private static final Pattern MARKUP = Pattern.compile("[*_`#>]+|\\[([^]]*)]\\([^)]*\\)");

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final List<Article> articles;
  private final IndexSearcher searcher;

  ArticleSearch(Articles articles) throws IOException {
    this.articles = articles.all();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter index = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (int i = 0; i < this.articles.size(); i++) {
        index.addDocument(document(this.articles.get(i), i));
      }
    }
    this.searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  /**
   * @param excerpt a sentence or two around the words, without markup
   */
  record Hit(Article article, String excerpt) {}

  /** The best first. */
  List<Hit> find(String words, String language, int limit) {
    Query query = ArticleQuery.of(words, analyzer);
    BooleanQuery inLanguage =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new TermQuery(new Term("language", language)), Occur.FILTER)
            .build();
    try {
      TopDocs found = searcher.search(inLanguage, limit);
      String[] excerpts = highlighter().highlight("text", query, found);
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc doc : found.scoreDocs) {
        int number =
            searcher.storedFields().document(doc.doc).getField("number").numericValue().intValue();
        hits.add(new Hit(articles.get(number), excerpts[hits.size()]));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnifiedHighlighter highlighter() {
    return UnifiedHighlighter.builder(searcher, analyzer)
        .withFormatter(new DefaultPassageFormatter("", "", " … ", false))
        .build();
  }

  private static Document document(Article article, int number) {
    Document document = new Document();
    document.add(new StoredField("number", number));
    document.add(new StringField("language", article.language(), Field.Store.NO));
    document.add(new TextField("title", article.title(), Field.Store.NO));
    document.add(new TextField("text", plain(article.text()), Field.Store.YES));
    return document;
  }

  private static String plain(String markdown) {
    return MARKUP.matcher(markdown).replaceAll("$1").replaceAll("\\s+", " ");
  }
}
