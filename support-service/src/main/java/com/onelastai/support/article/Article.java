package com.onelastai.support.article;

import java.time.LocalDate;

/**
 * An article or a frequent question.
 *
 * @param id the file's name; translations have the same
 * @param language the tag of its folder
 * @param updated when its contents were last changed
 * @param text Markdown
 */
record Article(
    String id,
    String language,
    ArticleKind kind,
    String title,
    String category,
    LocalDate updated,
    String text) {}
