package com.onelastai.starter.erasure;

import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;

/** For services in which a {@link UserDataHolder} stores data of users. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, IndexAutoConfiguration.class})
@ConditionalOnBean(UserDataHolder.class)
@Import({ErasedUsers.class, UserEraser.class, ErasureGuard.class, ErasureWorker.class})
public class ErasureAutoConfiguration {

  /** The name of a service's own collection. */
  static String collection(String service, String suffix) {
    return service.replaceFirst("-service$", "").replace("-", "") + suffix;
  }
}
