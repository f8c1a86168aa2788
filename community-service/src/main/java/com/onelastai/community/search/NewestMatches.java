package com.onelastai.community.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Ranks only the first matches of each segment, which has the newest first: a word that many posts
 * have costs no more among a million posts.
 */
final class NewestMatches implements CollectorManager<Collector, TopDocs> {

  private static final int OF_A_SEGMENT = 500;

  private final TopScoreDocCollectorManager best;

  NewestMatches(int limit) {
    this.best = new TopScoreDocCollectorManager(limit, Integer.MAX_VALUE);
  }

  @Override
  public Collector newCollector() {
    return new OfEachSegment(best.newCollector());
  }

  @Override
  public TopDocs reduce(Collection<Collector> collectors) throws IOException {
    return best.reduce(
        collectors.stream().map(collector -> ((OfEachSegment) collector).best).toList());
  }

  private static final class OfEachSegment extends FilterCollector {

    private final TopScoreDocCollector best;

    private OfEachSegment(TopScoreDocCollector best) {
      super(best);
      this.best = best;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      return new FilterLeafCollector(super.getLeafCollector(segment)) {

        private int collected;

        @Override
        public void collect(int post) throws IOException {
          if (collected++ == OF_A_SEGMENT) {
            throw new CollectionTerminatedException();
          }
          super.collect(post);
        }
      };
    }
  }
}
