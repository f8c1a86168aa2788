/**
 * {@code story-weaver}: tells a story of given people and events in chapters, by the model or by a
 * grammar of sentences, with a memory of what was told. It becomes a book: PDF and EPUB, with
 * pictures.
 */
@NullMarked
package com.onelastai.lab.storyweaver;

import org.jspecify.annotations.NullMarked;
