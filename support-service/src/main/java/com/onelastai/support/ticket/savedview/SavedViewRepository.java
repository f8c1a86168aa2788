package com.onelastai.support.ticket.savedview;

import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

interface SavedViewRepository extends MongoRepository<SavedView, String>, UserDataHolder {

  List<SavedView> findByOwnerIdOrderByNameAscIdAsc(String ownerId);

  Optional<SavedView> findByIdAndOwnerId(String id, String ownerId);

  long countByOwnerId(String ownerId);

  void deleteByOwnerId(String ownerId);

  @Override
  default void erase(String userId) {
    deleteByOwnerId(userId);
  }
}
