#+ focus: section:I
#+ path:
#+ severity: violation
# The passage is taken from the file of another document.
DELETE DATA { section:I ansinh:statedIn lines:10-10 } ;
INSERT DATA {
  section:I ansinh:statedIn <https://w3id.org/ansinh/id/source/other/10-10> .
  <https://w3id.org/ansinh/id/source/other/10-10> a ansinh:Passage ;
    ansinh:inSourceFile source:other ; ansinh:firstLine 10 ; ansinh:lastLine 10 .
  source:other a ansinh:SourceFile ;
    ansinh:fileName "other.txt" ;
    ansinh:sha256 "f0e1d2c3b4a5968778695a4b3c2d1e0ff0e1d2c3b4a5968778695a4b3c2d1e0f" ;
    ansinh:lineCount 20 ;
    ansinh:nonBlankLines "1-20"
}
