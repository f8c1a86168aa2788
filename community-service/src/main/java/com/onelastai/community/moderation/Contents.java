package com.onelastai.community.moderation;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.ContentStore;
import com.onelastai.events.community.ContentKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds content of every kind. */
@Component
class Contents {

  private final Map<ContentKind, ContentStore> stores;

  Contents(ObjectProvider<ContentStore> stores) {
    this.stores =
        stores.stream().collect(Collectors.toMap(ContentStore::kind, Function.identity()));
  }

  /** Empty for members, who are no content. */
  Optional<ContentStore> store(Kind kind) {
    return Optional.ofNullable(stores.get(kind.ofContent()));
  }

  Optional<ContentSnapshot> find(Kind kind, String contentId) {
    return store(kind).flatMap(store -> store.find(contentId));
  }
}
