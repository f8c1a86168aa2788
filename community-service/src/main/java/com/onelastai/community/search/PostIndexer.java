package com.onelastai.community.search;

import com.onelastai.community.post.PostSource;
import com.onelastai.community.post.PostSource.Searchable;
import com.onelastai.starter.job.InstanceJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps the index of this instance up to date. An empty index gets all posts. */
@Component
class PostIndexer {

  private static final int BATCH = 500;

  /** More than the clocks of two instances differ and a write takes. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(10);

  /** More than are changed within the time that is looked back. */
  private static final int REMEMBERED = 10_000;

  private final PostSource posts;
  private final PostIndex index;
  private final Clock clock;
  private final Map<String, Instant> known = new Remembered();

  PostIndexer(PostSource posts, PostIndex index, Clock clock) {
    this.posts = posts;
    this.index = index;
    this.clock = clock;
  }

  @InstanceJob(
      name = "community-search",
      every = "${onelastai.community.search-every}",
      atMost = "2h")
  void follow() {
    Instant now = clock.instant();
    Instant since = index.since();
    Instant time = (since.isBefore(now) ? since : now).minus(LOOK_BACK);
    String id = "";
    boolean news = false;
    List<Searchable> changed;
    do {
      changed = posts.changedAfter(time, id, BATCH);
      if (!changed.isEmpty()) {
        time = changed.getLast().changedAt();
        id = changed.getLast().id();
        news |= store(changed);
      }
    } while (changed.size() == BATCH);
    if (news) {
      index.commit(time);
    }
  }

  private boolean store(List<Searchable> changed) {
    List<Searchable> news =
        changed.stream().filter(post -> !post.changedAt().equals(known.get(post.id()))).toList();
    index.store(news);
    news.forEach(post -> known.put(post.id(), post.changedAt()));
    return !news.isEmpty();
  }

  private static final class Remembered extends LinkedHashMap<String, Instant> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > REMEMBERED;
    }
  }
}
