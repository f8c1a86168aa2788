package com.onelastai.support.article;

import com.onelastai.starter.enums.SnakeCaseEnum;

enum ArticleKind implements SnakeCaseEnum {
  /** Of the help center. */
  ARTICLE,
  /** A frequent question with a short answer. */
  FAQ
}
