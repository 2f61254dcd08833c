/** What pages say, read by Tesseract where it is installed: words, their places, and how sure it is. */
package latentstudio.text;
