package com.onelastai.community.content;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All posts, comments and suggestions. */
@Component
public class SeenContent {

  /** Asked for only when they are needed: a store may itself ask for content of another kind. */
  private final ObjectProvider<ContentStore> stores;

  SeenContent(ObjectProvider<ContentStore> stores) {
    this.stores = stores;
  }

  public Optional<ContentSnapshot> find(ContentId id) {
    return stores.stream()
        .filter(store -> store.kind() == id.kind())
        .findFirst()
        .flatMap(store -> store.find(id.id()));
  }

  /**
   * @throws ApiException 404 also if the caller does not see it
   */
  public ContentSnapshot requireSeen(ContentId id, @Nullable Caller caller) {
    return find(id)
        .filter(content -> content.isSeenBy(caller))
        .orElseThrow(() -> ApiException.notFound(id.kind().name().toLowerCase(Locale.ROOT)));
  }
}
