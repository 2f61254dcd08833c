/**
 * The lessons: short texts beside live screens in frames, each with a task that is checked by what the screen tells. Which chapters and
 * steps there are, and with what screen each begins, stands in {@code lessons.json}; their texts are Markdown, a folder a language and a
 * file a chapter; the checks are in {@code frontend/screens/lessons}.
 */
package latentstudio.lessons;
