package com.onelastai.community.search;

import com.onelastai.community.post.PostSource.Searchable;
import com.onelastai.community.text.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The words of all posts, on the disk of this instance. */
@Component
class PostIndex implements AutoCloseable {

  private static final String ID = "id";
  private static final String AT = "at";
  private static final String SINCE = "since";

  /** Changes with the fields and the words, so that an older index is not read. */
  private static final String VERSION = "2";

  /** In each segment, so that a search can end after the newest matches. */
  private static final Sort NEWEST_FIRST = new Sort(new SortField(AT, SortField.Type.LONG, true));

  private final Path path;
  private final boolean temporary;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /**
   * @param place its directory; empty for one that ends with the process
   */
  PostIndex(@Value("${onelastai.community.search-directory}") String place) throws IOException {
    this.temporary = place.isEmpty();
    this.path = temporary ? Files.createTempDirectory("community-search") : Path.of(place);
    this.directory = FSDirectory.open(path.resolve(VERSION));
    this.writer =
        new IndexWriter(
            directory, new IndexWriterConfig(Words.ANALYZER).setIndexSort(NEWEST_FIRST));
    this.searchers = new SearcherManager(writer, null);
  }

  /** Up to which change the index has the posts. */
  Instant since() {
    return Instant.parse(committed().getOrDefault(SINCE, Instant.EPOCH.toString()));
  }

  private Map<String, String> committed() {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> stored = writer.getLiveCommitData();
    if (stored != null) {
      stored.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** Replaces posts, and removes those that nobody sees any more; searches find them so. */
  void store(List<Searchable> posts) {
    try {
      for (Searchable post : posts) {
        Term id = new Term(ID, post.id());
        if (post.isListed()) {
          writer.updateDocument(id, document(post));
        } else {
          writer.deleteDocuments(id);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Searchable post) {
    Document document = new Document();
    document.add(new StringField(ID, post.id(), Store.YES));
    document.add(new NumericDocValuesField(AT, post.at().toEpochMilli()));
    document.add(new TextField(Words.TITLE, post.title(), Store.NO));
    document.add(new TextField(Words.TEXT, Markdown.plain(post.html()), Store.NO));
    post.tags().forEach(tag -> document.add(new StringField(Words.TAG, tag, Store.NO)));
    return document;
  }

  /** Keeps what was stored, with how far the index is. */
  void commit(Instant since) {
    try {
      writer.setLiveCommitData(Map.of(SINCE, since.toString()).entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the best of the newest matches, the best first. */
  List<String> find(Query query, int limit) {
    try {
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        return ids(searcher, searcher.search(query, new NewestMatches(limit)));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> ids(IndexSearcher searcher, TopDocs found) throws IOException {
    List<String> ids = new ArrayList<>(found.scoreDocs.length);
    for (ScoreDoc hit : found.scoreDocs) {
      ids.add(searcher.storedFields().document(hit.doc).get(ID));
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
    if (temporary) {
      FileSystemUtils.deleteRecursively(path);
    }
  }
}
